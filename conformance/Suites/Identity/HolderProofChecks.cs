using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 13 of the identity rules: proofs of keys to which credentials shall be bound.</summary>
[Touches]
internal static class HolderProofChecks
{
    [Check("IDN-C99")]
    [Verifies("IDN-13.6")]
    [Verifies("IDN-13.7")]
    public static async Task A_proof_by_another_key_or_for_another_audience_gets_no_credential(CheckRun run)
    {
        var stranger = DpopProof.NewKey(run);
        await MustRefuseAsync(run, proof => proof with { SigningPem = stranger }, proof => proof with { Audience = "https://elsewhere.example.org/" });
    }

    [Check("IDN-C100")]
    [Verifies("IDN-13.8")]
    public static async Task A_proof_of_another_time_gets_no_credential(CheckRun run) => await MustRefuseAsync(
        run,
        proof => proof with { IssuedAt = proof.IssuedAt - TimeSpan.FromSeconds(90) },
        proof => proof with { IssuedAt = proof.IssuedAt + TimeSpan.FromSeconds(90) });

    [Check("IDN-C101")]
    [Verifies("IDN-13.9")]
    public static async Task A_proof_gets_one_credential(CheckRun run)
    {
        var person = await CredentialAsk.NewAsync(run);
        var proof = (await person.ProofAsync()).Sign(run);
        await run.ControlAsync("a proof gets a credential", async () => (await person.SendAsync(proof, "age_over_18")).MustBe(201));
        await run.AttackAsync(async () => (await person.SendAsync(proof, "age_over_18")).MustBeRefused(422, "IDN-0465"));
    }

    private static async Task MustRefuseAsync(CheckRun run, params Func<HolderProof, HolderProof>[] flaws)
    {
        var person = await CredentialAsk.NewAsync(run);
        await run.ControlAsync("a good proof gets a credential", () => person.HeldAsync("age_over_18"));
        await run.AttackAsync(async () =>
        {
            foreach (var flaw in flaws)
            {
                (await person.SendAsync(flaw(await person.ProofAsync()).Sign(run), "age_over_18")).MustBeRefused(422, "IDN-0465");
            }
        });
    }
}
