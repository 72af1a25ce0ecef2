namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>Where a block is served and for whom its tokens are.</summary>
/// <param name="BaseUrl">Address that stands before the paths of the block's API, without a slash at the end.</param>
/// <param name="Audience">Audience of its access tokens.</param>
public sealed record BlockAddress(Uri BaseUrl, string Audience);
