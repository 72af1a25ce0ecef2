namespace DigitalIndiaStack.Conformance.Engine.Requirements;

/// <summary>Where a normative sentence stands.</summary>
/// <param name="File">Path from the root of the repository, for example <c>specs/consent/consent.v1.md</c>.</param>
/// <param name="Line">Line, from 1.</param>
public sealed record ClausePlace(string File, int Line);
