namespace Agent.Inference.Templates;

/// <summary>
/// A part of a rendered prompt: written by the template (<see cref="Special"/>) or taken from the message at
/// <see cref="MessageIndex"/>, which is -1 where no message caused it.
/// </summary>
public sealed record TemplatePiece(string Text, bool Special, int MessageIndex);
