using DigitalIndiaStack.Core.Security.Dpop;
using DigitalIndiaStack.Core.Security.Revocations;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Core.Security;

/// <summary>One scheme per block, so that a token for one block is nothing at another (RFC 9068, IDN-5.6).</summary>
internal sealed class BearerScheme(IOptions<IssuerOptions> issuer, IssuerDocument document, SenderConstraint constraint, IProofMemory memory, RevocationMemory revocations, TokenMemory tokens, TimeProvider clock)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    private const string Prefix = "bearer:";
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    /// <summary>The scheme of endpoints that belong to no block; it accepts nobody.</summary>
    public const string Nobody = Prefix;

    public static string Of(string block) => Prefix + block;

    public static string AudienceOf(string block) => $"urn:dis:{block}";

    public void Configure(JwtBearerOptions options) => Configure(null, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name?.StartsWith(Prefix, StringComparison.Ordinal) != true)
        {
            return;
        }

        var audience = AudienceOf(name[Prefix.Length..]);
        options.MapInboundClaims = false;
        options.RequireHttpsMetadata = !issuer.Value.Address.IsLoopback;
        options.ConfigurationManager = document;
        options.Events = new BearerEvents(audience, document, constraint, memory, revocations, tokens, clock);
        options.TimeProvider = clock;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = issuer.Value.Issuer,
            ValidAudience = audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
            ValidTypes = ["at+jwt", "application/at+jwt"],
            ClockSkew = Skew,

            // The library asks the system's clock; the sandbox moves ours.
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires, clock.GetUtcNow().UtcDateTime),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            NameClaimType = TokenClaims.Subject,
            RoleClaimType = TokenClaims.Roles,
        };
    }

    /// <summary>Whether a token is good now, but for the skew of clocks.</summary>
    public static bool IsAlive(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is { } end && now < end + Skew && (notBefore is not { } begin || begin <= now + Skew);
}
