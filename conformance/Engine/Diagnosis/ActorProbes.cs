using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Diagnosis;

/// <summary>Whether each client gets its tokens with its scopes, and each person can sign in.</summary>
internal static class ActorProbes
{
    public static IEnumerable<Probe> Of(SystemUnderTest target, SpecSet specs) => new[] { ("a", target.A), ("b", target.B) }
        .Where(pair => pair.Item2 is not null)
        .SelectMany(pair => Clients(pair.Item1, pair.Item2!, specs).Concat(Persons(pair.Item1, pair.Item2!, specs)));

    private static IEnumerable<Probe> Clients(string name, Tenant tenant, SpecSet specs) => tenant.Clients
        .Where(client => client.KeyPem.Length > 0 && !(client.CertificatePem.Length > 0 && ShownCertificate.HasEnded(client.CertificatePem, TimeProvider.System.GetUtcNow())))
        .Select(client => new Probe(
            "client",
            $"{client.Role} of tenant {name} ({client.ClientId})",
            $"Register {client.ClientId} with the issuer{(tenant.Id.Length == 0 ? "" : $" for tenant {tenant.Id}")}: private_key_jwt, the public half of its key or its certificate, and every scope that the target file lists.",
            run => TokensAsync(run, tenant, client, specs))
        { NeedsClock = true });

    private static IEnumerable<Probe> Persons(string name, Tenant tenant, SpecSet specs) => tenant.Persons
        .Where(person => person.Pin.Length > 0)
        .Select(person => new Probe(
            "person",
            $"{person.Role} of tenant {name}",
            "Enrol the person, correct number, PIN and contact in the target file, and let the test-control API give one-time codes; a client with a redirectUri must be registered for the sign-in.",
            run => SignInAsync(run, tenant, person, specs))
        { NeedsClock = true });

    private static async Task<string> TokensAsync(CheckRun run, Tenant tenant, Client client, SpecSet specs)
    {
        var unknown = client.Scopes.Except(specs.Blocks.SelectMany(block => specs.Document(block).Scopes)).ToList();
        Expect.That(unknown.Count == 0, "scopes of the specifications", $"{string.Join(", ", unknown)}, which no block knows");
        var refused = new List<string>();
        foreach (var block in specs.Blocks)
        {
            List<string> scopes = [.. specs.Document(block).Scopes.Where(client.Scopes.Contains).Order(StringComparer.Ordinal)];
            if (scopes.Count > 0 && await AskAsync(run, tenant, client, block, scopes) is { Status: not 200 } answer)
            {
                refused.Add($"{block} refused [{string.Join(' ', await RefusedOnesAsync(run, tenant, client, block, scopes))}]: status {answer.Status}, {answer.Exchange.ResponseBody}");
            }
        }

        Expect.That(refused.Count == 0, "a token for each block", string.Join("; ", refused));
        return $"scopes granted: {client.Scopes.Count}";
    }

    // A refusal names no scope: each is asked for alone.
    private static async Task<IEnumerable<string>> RefusedOnesAsync(CheckRun run, Tenant tenant, Client client, string block, List<string> scopes)
    {
        var answers = await Task.WhenAll(scopes.Select(async scope => (Scope: scope, (await AskAsync(run, tenant, client, block, [scope])).Status)));
        return answers.Where(answer => answer.Status != 200).Select(answer => answer.Scope);
    }

    private static Task<Answer> AskAsync(CheckRun run, Tenant tenant, Client client, string block, IReadOnlyList<string> scopes)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["resource"] = run.Target.AddressOf(block).Audience,
            ["scope"] = string.Join(' ', scopes),
        };
        return client.IsHighAssurance ? new BoundClient(run, tenant, client).RequestAsync(form) : TokenEndpoint.RequestAsync(run, tenant, client, form);
    }

    private static async Task<string> SignInAsync(CheckRun run, Tenant tenant, Person person, SpecSet specs)
    {
        var client = tenant.Clients.FirstOrDefault(client => client.RedirectUri is not null)
            ?? throw new CheckFailedException("a client with a redirectUri", "none in the tenant");
        var block = specs.Blocks.FirstOrDefault(block => specs.Document(block).Scopes.Any(client.Scopes.Contains))
            ?? throw new CheckFailedException($"a scope of some block for {client.Role}", "none");
        List<string> scopes = [.. specs.Document(block).Scopes.Where(client.Scopes.Contains)];
        (await PersonSignIn.SignInAsync(run, new SignInRequest(tenant, person, client, scopes, run.Target.AddressOf(block).Audience))).MustBe(200);
        return $"signed in through {client.ClientId}";
    }
}
