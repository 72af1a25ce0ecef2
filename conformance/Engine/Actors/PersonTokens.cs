using System.Net;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Tokens that a person lets a client have, by signing in (code flow, PKCE, PAR).</summary>
internal sealed class PersonTokens(Tenant tenant, Person person, Client client) : AccessTokens
{
    public override async Task<string?> GetAsync(TokenNeed need, CheckRun run)
    {
        var offered = run.Session.Specs.Document(need.Block).Scopes;
        List<string> scopes = [.. client.Scopes.Where(offered.Contains).Except(need.Without).Order(StringComparer.Ordinal)];
        var key = string.Join('|', tenant.Id, client.ClientId, person.Number, need.Block, string.Join(' ', scopes));
        return await IssuedToken.SharedAsync(key, run, async asking => IssuedToken.From(
            await PersonSignIn.SignInAsync(asking, new SignInRequest(tenant, person, client, scopes, run.Target.AddressOf(need.Block).Audience)
            {
                Cookies = run.Session.Cookies.GetOrAdd((tenant.Id, person.Number), _ => new CookieContainer()),
            }),
            asking,
            person.ToString()));
    }
}
