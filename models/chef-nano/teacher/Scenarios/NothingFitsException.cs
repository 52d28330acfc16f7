namespace ChefNano.Teacher.Scenarios;

/// <summary>The search found nothing that keeps what the goal asks, so there is nothing to learn from this run.</summary>
internal sealed class NothingFitsException : Exception;
