using DigitalIndiaStack.Core.Outgoing;
using DigitalIndiaStack.Identity.Block.Sandbox;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>Refuses settings that only a sandbox may have.</summary>
internal sealed class DeploymentRules(SandboxMode sandbox) : IValidateOptions<IdentityOptions>
{
    // OWASP, for PBKDF2 with SHA-256.
    private const int FewestIterations = 600_000;

    // Keys of credentials stay published for a year, and whoever verifies takes a hundred of them.
    private const int FewestCredentialKeyDays = 7;

    public ValidateOptionsResult Validate(string? name, IdentityOptions options)
    {
        if (!Convert.TryFromBase64String(options.Pepper, new byte[options.Pepper.Length], out _))
        {
            return ValidateOptionsResult.Fail("Identity:Pepper must be base64.");
        }

        if (options.CredentialKeyDays is > 0 and < FewestCredentialKeyDays)
        {
            return ValidateOptionsResult.Fail($"Identity:CredentialKeyDays must be 0 or {FewestCredentialKeyDays} or more.");
        }

        if (options.Clients.FirstOrDefault(client => client is { IsPublic: true, IsHighAssurance: true }) is { } open)
        {
            return ValidateOptionsResult.Fail($"Identity:Clients: {open.Id} cannot be public and of high assurance.");
        }

        if (options.Clients.FirstOrDefault(client => client is { CounterPlace: not null, IsHighAssurance: true }) is { } counter)
        {
            return ValidateOptionsResult.Fail($"Identity:Clients: {counter.Id} cannot have counters and be of high assurance: nothing ties the person's phone to the counter.");
        }

        if (options.Clients.FirstOrDefault(client => client.DelegatedScopes.Any(scope => !IsForDelegates(scope, client, options))) is { } acted)
        {
            return ValidateOptionsResult.Fail($"Identity:Clients: the DelegatedScopes of {acted.Id} must be PersonScopes, and none of a role, of payments or of identity.");
        }

        if (options.Clients.FirstOrDefault(client => client.BackChannelLogoutUri is { } uri && !GuardedUrl.TryRead(uri.OriginalString, sandbox.IsOn, out _)) is { } told)
        {
            return ValidateOptionsResult.Fail($"Identity:Clients: the BackChannelLogoutUri of {told.Id} must be https to a public address.");
        }

        if (sandbox.IsOn)
        {
            return ValidateOptionsResult.Success;
        }

        return options.Issuer.Scheme != Uri.UriSchemeHttps ? ValidateOptionsResult.Fail("Identity:Issuer must be https outside a sandbox.")
            : options.MessageGateway is null ? ValidateOptionsResult.Fail("Identity:MessageGateway is required outside a sandbox.")
            : options.PinIterations < FewestIterations ? ValidateOptionsResult.Fail($"Identity:PinIterations must be {FewestIterations} or more outside a sandbox.")
            : ValidateOptionsResult.Success;
    }

    private static bool IsForDelegates(string scope, ClientOptions client, IdentityOptions options) =>
        client.PersonScopes.Contains(scope) && !options.RoleScopes.ContainsKey(scope)
        && !scope.StartsWith("payments.", StringComparison.Ordinal) && !scope.StartsWith("identity.", StringComparison.Ordinal);
}
