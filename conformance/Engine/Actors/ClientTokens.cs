using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Tokens that a client gets for itself (client credentials, private_key_jwt).</summary>
internal sealed class ClientTokens(Tenant tenant, Client client) : AccessTokens
{
    public override async Task<string?> GetAsync(TokenNeed need, CheckRun run)
    {
        var offered = run.Session.Specs.Document(need.Block).Scopes;
        List<string> scopes = [.. client.Scopes.Where(offered.Contains).Except(need.Without).Order(StringComparer.Ordinal)];
        if (scopes.Count == 0)
        {
            throw new CheckSkippedException(ReasonCodes.DataMissing, $"The target file gives {client} no scope of {need.Block}{(need.Without.Count == 0 ? "" : $" beside {string.Join(' ', need.Without)}")}.");
        }

        var key = string.Join('|', tenant.Id, client.ClientId, need.Block, string.Join(' ', scopes));
        return await IssuedToken.SharedAsync(key, run, asking => AskAsync(need, scopes, asking));
    }

    private async Task<IssuedToken> AskAsync(TokenNeed need, List<string> scopes, CheckRun run)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["resource"] = run.Target.AddressOf(need.Block).Audience,
            ["scope"] = string.Join(' ', scopes),
        };
        var answer = await TokenEndpoint.RequestAsync(run, tenant, client, form);
        return IssuedToken.From(answer, run, client.ToString());
    }
}
