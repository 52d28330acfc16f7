namespace Agent.Tools.Tests.Workspaces;

public sealed class PlantedFaultTests
{
    public static TheoryData<string> Faults => [.. PlantedFaults.All.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Walls_with_a_hole_are_noticed_by_the_cases(string fault)
    {
        var (build, noticedBy) = PlantedFaults.All[fault];
        var faults = Trial.Common.Select(one => Trial.Fault(one, build)).OfType<string>().ToList();
        Assert.Contains(faults, found => found.StartsWith(noticedBy, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_cases_find_nothing_wrong_with_the_walls_themselves() =>
        Assert.Empty(Trial.Common.Select(one => Trial.Fault(one, ground => Walls.Round(ground))).OfType<string>());

    [Fact]
    public void The_listing_of_the_surroundings_notices_a_mode_a_time_and_a_new_name()
    {
        using var ground = new Ground();
        Action[] changes =
        [
            () => File.SetUnixFileMode(ground.Outside + "/secret.txt", UnixFileMode.UserRead),
            () => File.SetLastWriteTimeUtc(ground.Outside + "/f", DateTime.UnixEpoch),
            () => File.WriteAllText(ground.Outside + "/inner/new", ""),
            () => Native.MakeHardLink(ground.Outside + "/f", ground.Below("h")),
        ];
        foreach (var change in changes)
        {
            var before = ground.Surroundings();
            Assert.Equal(before, ground.Surroundings());
            change();
            Assert.NotEqual(before, ground.Surroundings());
        }
    }
}
