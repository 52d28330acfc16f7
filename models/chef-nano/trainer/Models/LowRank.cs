namespace ChefNano.Trainer.Models;

/// <summary>The form of an adapter: how many numbers lie between A and B of each matrix, and what B's product is multiplied by times these.</summary>
internal sealed record LowRank(int Rank, double Alpha)
{
    /// <summary>What is added to a matrix's product is this times B·A·x.</summary>
    public double Scale => Alpha / Rank;

    public LowRank Checked() => Rank > 0 && Alpha > 0
        ? this
        : throw new ArgumentException($"The rank '{Rank}' and the alpha '{Alpha}' must both be above 0. Give for example 16 and 32.");
}
