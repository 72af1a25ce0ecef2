namespace DigitalIndiaStack.Core.OpenApi;

/// <summary>Says, as metadata of an endpoint, that it may answer with a problem of any status besides those it lists.</summary>
public sealed class DefaultProblem;
