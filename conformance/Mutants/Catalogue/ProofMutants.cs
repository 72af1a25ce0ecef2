using System.Data.Common;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Core.Security.Dpop;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in the checking of proofs.</summary>
internal static class ProofMutants
{
    private const string Header = "DPoP";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M50", "IDN-6.1", "An access token is not bound to the key of the proof.") { Without = ["BindTokens"] },
        new("IDN-M51", "IDN-6.1", "A bound access token is called a bearer token.") { Without = ["NameTokenType"] },
        new("IDN-M54", "IDN-6.4", "The signature of a proof is not verified.") { Proofs = Without("SignatureRule") },
        new("IDN-M55", "IDN-6.5", "A JWT of any type is a proof.") { Proofs = Without("TypeRule") },
        new("IDN-M56", "IDN-6.6", "The algorithm of a proof is not looked at.") { Proofs = Without("AlgorithmRule") },
        new("IDN-M57", "IDN-6.6", "A proof with alg none needs no signature.")
        {
            Proofs = new ProofFault { Unchecked = (rule, proof, _) => rule is "AlgorithmRule" or "SignatureRule" && proof.Signature.Length == 0 },
        },
        new("IDN-M58", "IDN-6.7", "A proof may carry a private key.") { Proofs = Without("PublicKeyRule") },
        new("IDN-M59", "IDN-6.8", "A proof is good for every method.") { Proofs = Without("MethodRule") },
        new("IDN-M60", "IDN-6.9", "A proof is good at every address.") { Proofs = Without("AddressRule") },
        new("IDN-M61", "IDN-6.10", "A proof never becomes too old.") { Proofs = new ProofFault { Unchecked = (rule, proof, expected) => rule == "TimeRule" && proof.IssuedAt < Now(expected) } },
        new("IDN-M62", "IDN-6.11", "The authorization server takes a proof again.")
        {
            Sql = statement =>
            {
                if (statement.Is("INSERT", "used_proofs"))
                {
                    statement.Parameters.Cast<DbParameter>().First(parameter => parameter.Value is string).Value = $"{Guid.CreateVersion7():N}";
                }
            },
        },
        new(ProofSeam.ForgetfulBlocks, "IDN-6.11", "A block takes a proof again."),
        new("IDN-M65", "IDN-6.13", "Of two proofs the first is taken.")
        {
            Request = traffic =>
            {
                if (traffic.Request.Headers[Header].ToString() is { Length: > 0 } proofs)
                {
                    traffic.Request.Headers[Header] = proofs.Split(',')[0].Trim();
                }
            },
        },
        new("IDN-M66", "IDN-6.14", "A proof needs no id.") { Proofs = new ProofFault { Unchecked = (rule, proof, _) => rule == "MembersRule" && proof.Id is null } },
        new("IDN-M67", "IDN-6.15", "Any nonce is taken.") { Proofs = new ProofFault { Unchecked = (rule, proof, _) => rule == "NonceRule" && proof.Nonce is not null } },
        new("IDN-M82", "IDN-6.10", "A proof may come from the future.") { Proofs = new ProofFault { Unchecked = (rule, proof, expected) => rule == "TimeRule" && proof.IssuedAt > Now(expected) } },
        new("IDN-M83", "IDN-6.9", "A proof is good at every host that has such a path.")
        {
            Proofs = new ProofFault
            {
                Unchecked = (rule, proof, expected) => rule == "AddressRule" && Uri.TryCreate(proof.Address, UriKind.Absolute, out var address) && address.AbsolutePath == expected.Request.Path,
            },
        },
    ];

    internal static ProofFault Without(string name) => new() { Unchecked = (rule, _, _) => rule == name };

    private static double Now(DpopExpectation expected) =>
        expected.Request.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();
}
