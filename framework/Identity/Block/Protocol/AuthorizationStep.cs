namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>What must come before the code: a page, or the end.</summary>
/// <param name="Page">Where the person goes; <see langword="null"/> when the request is refused.</param>
/// <param name="Refusal">Why the request is refused.</param>
internal sealed record AuthorizationStep(string? Page, Refusal? Refusal)
{
    /// <summary>Sends the person to a page of this block, from which they come back.</summary>
    public static AuthorizationStep To(string page) => new(page, null);

    /// <summary>Refuses.</summary>
    public static AuthorizationStep No(string error, string description) => new(null, new Refusal(error, description));
}
