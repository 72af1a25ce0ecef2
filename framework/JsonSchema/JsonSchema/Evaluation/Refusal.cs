namespace DigitalIndiaStack.JsonSchema.Evaluation;

/// <summary>The words for one broken rule; made only while errors are collected.</summary>
internal readonly record struct Refusal(string Message, params (string Name, string Value)[] Arguments);
