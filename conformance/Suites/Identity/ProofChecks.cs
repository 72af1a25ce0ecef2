using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 6 of the identity rules: what a proof must be, rule by rule of RFC 9449, 4.3, at the token endpoint and at a block.</summary>
[Touches]
internal static class ProofChecks
{
    [Check("IDN-C30", Blocks = ["registries"])]
    [Verifies("IDN-6.1")]
    public static async Task A_token_is_bound_to_the_key_of_its_proof(CheckRun run)
    {
        var proving = new Proving(run);
        var answer = (await proving.AskAsync()).MustBe(200);
        Expect.Equal("dpop", answer.Member("token_type").ToLowerInvariant(), "token_type", answer);
        Expect.Equal(proving.Client.Thumbprint, answer.MustHaveClaims("access_token")["cnf"]?["jkt"]?.ToString(), "claim cnf.jkt", answer);
    }

    [Check("IDN-C31", Blocks = ["registries"])]
    [Verifies("IDN-6.4")]
    public static Task A_proof_that_another_key_signed_is_refused(CheckRun run)
    {
        var stranger = DpopProof.NewKey(run);
        return new Proving(run).MustRefuseAsync(proof => proof with { SigningPem = stranger });
    }

    [Check("IDN-C32", Blocks = ["registries"])]
    [Verifies("IDN-6.5")]
    public static Task A_proof_of_another_type_is_refused(CheckRun run) => new Proving(run).MustRefuseAsync(
        proof => proof with { Header = header => header["typ"] = "JWT" },
        proof => proof with { Header = header => header.Remove("typ") });

    [Check("IDN-C33", Blocks = ["registries"])]
    [Verifies("IDN-6.6")]
    public static Task A_proof_without_a_signature_or_by_another_algorithm_is_refused(CheckRun run) => new Proving(run).MustRefuseAsync(
        proof => proof with { Header = header => header["alg"] = "none", Compact = signed => signed[..(signed.LastIndexOf('.') + 1)] },
        proof => proof with { Header = header => header["alg"] = "none" },
        proof => proof with { Header = header => header["alg"] = "HS256" },
        proof => proof with { Header = header => header["alg"] = "RS256" },
        proof => proof with { Header = header => header["alg"] = "ES384" });

    [Check("IDN-C34", Blocks = ["registries"])]
    [Verifies("IDN-6.7")]
    public static Task A_proof_with_a_private_key_is_refused(CheckRun run) => new Proving(run).MustRefuseAsync(
        proof => proof with { Header = header => header["jwk"]!["d"] = DpopProof.PrivateNumber(proof.KeyPem) });

    [Check("IDN-C35", Blocks = ["registries"])]
    [Verifies("IDN-6.8")]
    public static Task A_proof_for_another_method_is_refused(CheckRun run) => new Proving(run).MustRefuseAsync(
        proof => proof with { Method = "PUT" },
        proof => proof with { Method = proof.Method.ToLowerInvariant() });

    [Check("IDN-C36", Blocks = ["registries"])]
    [Verifies("IDN-6.9")]
    public static async Task A_proof_for_another_address_is_refused(CheckRun run)
    {
        var proving = new Proving(run);
        await run.ControlAsync("query and fragment do not count", async () => (await proving.AskAsync(proof => proof with { Address = $"{proof.Address}?a=1#b" })).MustBe(200));
        await proving.MustRefuseAsync(
            proof => proof with { Address = $"{proof.Address}/more" },
            proof => proof with { Address = $"https://elsewhere.example.org{new Uri(proof.Address).AbsolutePath}" },
            proof => proof with { Address = new Uri(proof.Address).GetLeftPart(UriPartial.Authority) });
    }

    [Check("IDN-C37", Blocks = ["registries"])]
    [Verifies("IDN-6.10")]
    public static Task A_proof_of_another_time_is_refused(CheckRun run) => new Proving(run).MustRefuseAsync(
        proof => proof with { IssuedAt = proof.IssuedAt.AddSeconds(-80) },
        proof => proof with { IssuedAt = proof.IssuedAt.AddHours(-1) },
        proof => proof with { IssuedAt = proof.IssuedAt.AddSeconds(30) });

    [Check("IDN-C38", Blocks = ["registries"])]
    [Verifies("IDN-6.11")]
    public static async Task A_proof_is_taken_once_even_by_many_at_the_same_time(CheckRun run)
    {
        var proving = new Proving(run);
        await proving.ControlAsync();
        await run.AttackAsync(async () =>
        {
            var (asked, called) = (run.NewId(), run.NewId());
            var tokens = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => proving.AskAsync(proof => proof with { Id = asked })));
            MustBeOneAtMost(tokens.Count(answer => answer.Status == 200));
            var calls = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => proving.CallAsync(proof => proof with { Id = called })));
            MustBeOneAtMost(calls.Count(answer => answer.Status == 200));

            // Of a proof that is good but for this RFC 9449 names no error of the authorization server (11.1).
            ClientChecks.MustBeRefused(await proving.AskAsync(proof => proof with { Id = asked }));
            Proving.MustBeChallenged(await proving.CallAsync(proof => proof with { Id = called }), "invalid_dpop_proof");
        });
    }

    [Check("IDN-C39", Blocks = ["registries"])]
    [Verifies("IDN-6.13")]
    [Verifies("IDN-6.14")]
    public static Task Two_proofs_or_half_a_one_are_refused(CheckRun run) => new Proving(run).MustRefuseAsync(
        proof => proof with { Compact = signed => $"{signed}, {(proof with { Id = run.NewId() }).Sign()}" },
        proof => proof with { Claims = claims => claims.Remove("jti") },
        proof => proof with { Claims = claims => claims.Remove("htm") },
        proof => proof with { Claims = claims => claims.Remove("htu") },
        proof => proof with { Claims = claims => claims.Remove("iat") });

    [Check("IDN-C40", Blocks = ["registries"])]
    [Touches(MovesClock = true)]
    [Verifies("IDN-6.15")]
    public static async Task A_nonce_that_was_not_given_or_long_ago_is_answered_with_another(CheckRun run)
    {
        var proving = new Proving(run);
        await proving.ControlAsync();
        await run.AttackAsync(async () =>
        {
            var refused = await proving.AskAsync(proof => proof with { Nonce = "bm90LWdpdmVuLWJ5LXlvdQ" });
            Proving.MustBeRefused(refused, "use_dpop_nonce");
            var given = refused.MustHaveHeader("DPoP-Nonce");
            var called = await proving.CallAsync(proof => proof with { Nonce = "bm90LWdpdmVuLWJ5LXlvdQ" });
            Proving.MustBeChallenged(called, "use_dpop_nonce");
            called.MustHaveHeader("DPoP-Nonce");
            (await proving.AskAsync(proof => proof with { Nonce = given })).MustBe(200);
            await SandboxControl.AdvanceAsync(run, TimeSpan.FromSeconds(330));
            Proving.MustBeRefused(await proving.AskAsync(proof => proof with { Nonce = given }), "use_dpop_nonce");
        });
    }

    private static void MustBeOneAtMost(int successes) => Expect.That(successes <= 1, "one success at most", successes.ToString(CultureInfo.InvariantCulture));
}
