namespace ChefNano.Trainer.Training;

/// <summary>Warm up, hold, then fall in a straight line over the last part of the time: a run can be extended from before the fall.</summary>
internal sealed record Schedule(double Peak, int WarmUpSteps, TimeSpan Total, double DecayShare)
{
    public double DecayStart => 1 - DecayShare;

    public double Rate(int step, TimeSpan trained)
    {
        var warm = Math.Min(1, (step + 1.0) / WarmUpSteps);
        return Peak * warm * Math.Clamp((1 - Progress(trained)) / DecayShare, 0, 1);
    }

    public double Progress(TimeSpan trained) => trained / Total;
}
