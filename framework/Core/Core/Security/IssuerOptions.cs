using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Security;

/// <summary>Whose access tokens this host trusts, section <c>Identity</c>.</summary>
public sealed class IssuerOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Identity";

    /// <summary>The issuer, exactly as it stands in the tokens; its discovery document is read below it.</summary>
    /// <value>An absolute URL with a slash at its end: https, or http on a loopback address. The default is <c>http://127.0.0.1:5080/</c>.</value>
    public string Issuer { get; set; } = "http://127.0.0.1:5080/";

    /// <summary>For how many seconds access tokens are taken while the issuer cannot say which are revoked; after that the answer is API-0503.</summary>
    /// <value>0 to 300, the life of an access token. The default is 30.</value>
    public int RevocationGraceSeconds { get; set; } = 30;

    internal Uri Address => new(Issuer, UriKind.Absolute);

    internal string MetadataAddress => new Uri(Address, ".well-known/openid-configuration").AbsoluteUri;
}

/// <summary>Refuses an issuer that could be read or forged on the way.</summary>
internal sealed class IssuerOptionsValidator : IValidateOptions<IssuerOptions>
{
    public ValidateOptionsResult Validate(string? name, IssuerOptions options)
    {
        if (!Uri.TryCreate(options.Issuer, UriKind.Absolute, out var issuer) || !options.Issuer.EndsWith('/'))
        {
            return ValidateOptionsResult.Fail("Identity:Issuer must be an absolute URL that ends with a slash.");
        }

        if (options.RevocationGraceSeconds is < 0 or > 300)
        {
            return ValidateOptionsResult.Fail("Identity:RevocationGraceSeconds must be 0 to 300.");
        }

        return issuer.Scheme == Uri.UriSchemeHttps || (issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Identity:Issuer must be https, or http on a loopback address.");
    }
}
