using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Workspaces;

/// <summary>An attacker's thread swaps folders for links without pause. The number of tries is fixed; nothing waits.</summary>
public sealed class RaceTests
{
    private const int Reads = 40_000, Writes = 20_000, Deletes = 1_000;

    public static TheoryData<string> Kinds => [nameof(TreeKind.OpenAt2), nameof(TreeKind.Walk)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_read_gets_out_through_a_folder_that_is_swapped_for_a_link(string kind)
    {
        using var ground = Swappable();
        using var walls = Walls.Round(ground, Enum.Parse<TreeKind>(kind));
        var (inside, outside) = CountReads(ground, walls, Reads);
        Assert.Equal(0, outside);
        Assert.InRange(inside, 1, Reads);
    }

    [Fact]
    public void The_race_is_real_for_walls_that_check_first_and_open_then()
    {
        using var ground = Swappable();
        using var walls = new CheckThenOpen(ground);
        var (inside, outside) = CountReads(ground, walls, Reads);
        Assert.InRange(inside, 1, Reads);
        Assert.InRange(outside, 1, Reads);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_write_gets_out_through_a_folder_that_is_swapped_for_a_link(string kind)
    {
        using var ground = Swappable();
        using var walls = Walls.Round(ground, Enum.Parse<TreeKind>(kind));
        var before = ground.Surroundings();
        var ran = Raced(ground, Writes, i => Attempt.At(walls, "file_write", $"d/made{i % 50}/x").Outcome == "allow");
        Assert.Equal(before, ground.Surroundings());
        Assert.InRange(ran, 1, Writes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_delete_gets_out_through_a_folder_that_is_swapped_for_a_link(string kind)
    {
        using var ground = Swappable();
        using var walls = Walls.Round(ground, Enum.Parse<TreeKind>(kind));
        var before = ground.Surroundings();
        var deleted = Raced(ground, Deletes, i => Delete(ground, walls, i));
        Assert.Equal(before, ground.Surroundings());
        Assert.InRange(deleted, 1, Deletes);
    }

    [Fact]
    public void The_race_is_real_for_a_delete_that_looks_first_and_enters_then()
    {
        using var ground = Swappable();
        using var walls = new CheckThenOpen(ground);
        var before = ground.Surroundings();
        Raced(ground, Deletes, i => Delete(ground, walls, i));
        Assert.NotEqual(before, ground.Surroundings());
    }

    private static bool Delete(Ground ground, IJail jail, int turn)
    {
        Replant(ground);
        return Attempt.At(jail, "dir_delete", turn % 2 == 0 ? "d" : "e").Outcome == "allow";
    }

    /// <summary>While a name is missing nothing can be swapped, so what is left is what it is: the other kind is made elsewhere and moved in.</summary>
    private static void Replant(Ground ground)
    {
        string[] names = ["d", "e"];
        foreach (var missing in names.Where(name => !IsThere(ground.Below(name))))
        {
            var other = ground.Below(missing == "d" ? "e" : "d");
            if (new DirectoryInfo(other).LinkTarget is null && Directory.Exists(other))
                File.CreateSymbolicLink(ground.Below(missing), ground.Outside);
            else
                PlantFolder(ground, missing);
        }
    }

    private static bool IsThere(string path) => new FileInfo(path) is { LinkTarget: not null } || Directory.Exists(path);

    /// <summary>A folder "d" with files in it, and beside it "e", a link to the outside with the same names.</summary>
    private static Ground Swappable()
    {
        var ground = new Ground();
        PlantFolder(ground, "d");
        File.CreateSymbolicLink(ground.Below("e"), ground.Outside);
        return ground;
    }

    private static void PlantFolder(Ground ground, string name)
    {
        var fresh = ground.Below("fresh");
        Directory.CreateDirectory(fresh + "/inner");
        File.WriteAllText(fresh + "/f", "IN");
        File.WriteAllText(fresh + "/inner/secret.txt", "IN");
        Directory.Move(fresh, ground.Below(name));
    }

    private static (int Inside, int Outside) CountReads(Ground ground, IJail jail, int tries)
    {
        var outside = 0;
        var inside = Raced(ground, tries, _ =>
        {
            var text = Attempt.At(jail, "file_read", "d/f").Text;
            outside += text == Ground.Canary ? 1 : 0;
            return text == "IN";
        });
        return (inside, outside);
    }

    /// <summary>How many of the tries came true while another thread swapped "d" and "e".</summary>
    private static int Raced(Ground ground, int tries, Func<int, bool> attempt)
    {
        using var over = new CancellationTokenSource();
        var attacker = new Thread(() =>
        {
            var (d, e) = (ground.Below("d"), ground.Below("e"));
            while (!over.IsCancellationRequested)
                Native.Exchange(d, e);
        });
        attacker.Start();
        try
        {
            return Enumerable.Range(0, tries).Count(attempt);
        }
        finally
        {
            over.Cancel();
            attacker.Join();
        }
    }

    /// <summary>The usual mistake: resolves the links, judges the answer, opens the name.</summary>
    private sealed class CheckThenOpen(Ground ground) : IJail
    {
        public string Read(string path)
        {
            var full = ground.Below(path);
            var folder = Path.GetDirectoryName(full)!;
            return new DirectoryInfo(folder).LinkTarget is null ? File.ReadAllText(full) : throw Refuse.Outside(path);
        }

        public void Write(string path, string text) => throw new NotSupportedException();

        public void Delete(string path)
        {
            var full = ground.Below(path);
            if (new DirectoryInfo(full).LinkTarget is not null)
                throw Refuse.Outside(path);
            foreach (var file in Directory.GetFiles(full))
                File.Delete(file);
            Directory.Delete(full, recursive: true);
        }

        public void List(string path) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
