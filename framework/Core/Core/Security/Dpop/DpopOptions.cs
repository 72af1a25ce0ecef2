namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>Settings of sender-constrained tokens, section <c>Dpop</c>.</summary>
public sealed class DpopOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Dpop";

    /// <summary>Where clients reach the blocks of this host, when a proxy in front of it changes the header Host: scheme, host and port.</summary>
    /// <value>Absent: at the host that each request names.</value>
    public Uri? Address { get; set; }

    /// <summary>Whether every proof needs a nonce that this host gave; those of high-assurance clients at the authorization server always do.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool RequireNonce { get; set; }
}
