namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Names that credentials and status lists carry.</summary>
internal static class CredentialType
{
    /// <summary>The type of credential, <c>vct</c>.</summary>
    public const string Person = "urn:dis:credential:person:1";

    /// <summary>Type of the JWT of a credential.</summary>
    public const string Credential = "dc+sd-jwt";

    /// <summary>Type of the JWT of a status list.</summary>
    public const string StatusList = "statuslist+jwt";

    /// <summary>Media type of a status list.</summary>
    public const string StatusListMedia = "application/statuslist+jwt";
}
