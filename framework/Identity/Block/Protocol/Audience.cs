using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>The names of blocks as audiences of access tokens: <c>urn:dis:{block}</c>.</summary>
internal static partial class Audience
{
    /// <summary>The audience of this block: its API and the userinfo endpoint.</summary>
    public const string Identity = Prefix + IdentityBlock.BlockName;

    private const string Prefix = "urn:dis:";

    /// <summary>Whether the resource names a block.</summary>
    public static bool IsValid(string resource) => Form().IsMatch(resource);

    /// <summary>The block that an audience names.</summary>
    /// <param name="audience">A valid audience.</param>
    public static string BlockOf(string audience) => audience[Prefix.Length..];

    [GeneratedRegex("^urn:dis:[a-z][a-z0-9-]{0,63}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
