using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Agent.Evaluation.Overlaps;

namespace Agent.Evaluation.Datasets;

/// <summary>Which part of a dataset a goal belongs to: decided by its words alone, so that one goal is never in two parts, today or when the dataset grows.</summary>
public sealed record Split(int Train, int Valid, int Test)
{
    public const string TrainName = "train", ValidName = "valid", TestName = "test";

    public static IReadOnlyList<string> Names { get; } = [TrainName, ValidName, TestName];

    public string Of(string goal)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(new GoalText(goal).Normal));
        var place = BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)(Train + Valid + Test);
        return place < (ulong)Train ? TrainName : place < (ulong)(Train + Valid) ? ValidName : TestName;
    }
}
