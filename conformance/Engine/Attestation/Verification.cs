using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Attestation;

/// <summary>What a bundle was found to be.</summary>
/// <param name="Faults">One sentence for each fault; a bundle without any is valid.</param>
/// <param name="Signer">Key that signed; <see langword="null"/> for nobody.</param>
/// <param name="IsKnown">Whether the caller named the key.</param>
public sealed record Verification(IReadOnlyList<string> Faults, PublicKey? Signer, bool IsKnown)
{
    /// <summary>Whether nothing is wrong with it; that says nothing of who vouches for it.</summary>
    public bool IsValid => Faults.Count == 0;

    /// <summary>Judges a bundle offline: form, signature, digests, and every verdict once more from its evidence.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="specs">Specifications of the run.</param>
    /// <param name="checks">Checks of the run.</param>
    /// <param name="trusted">Key that must have signed; <see langword="null"/> when none is known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Verification> OfAsync(Bundle bundle, SpecSet specs, IReadOnlyList<Check> checks, PublicKey? trusted, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var record = RunRecord.Read(bundle, faults);
        if (record is null)
        {
            return new Verification(faults, null, trusted is not null);
        }

        var signer = Seal.Judge(bundle, SuiteDigests.Of(specs.Digest, checks), trusted, faults);
        var rules = record.Results["run"]!["specs"]!.ToString();
        if (rules != specs.Digest)
        {
            faults.Add($"The run judged by the specifications {rules[..8]}; here are {specs.Digest[..8]}.");
        }
        else
        {
            faults.AddRange(await RecomputeAsync(record, specs, checks, cancellationToken));
        }

        return new Verification(faults, signer, trusted is not null);
    }

    private static async Task<IReadOnlyList<string>> RecomputeAsync(RunRecord record, SpecSet specs, IReadOnlyList<Check> checks, CancellationToken cancellationToken)
    {
        try
        {
            return await new Recomputation(specs, checks).FaultsAsync(record, cancellationToken);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // A bundle comes from anybody: whatever it makes break is a fault of the bundle, so everything is caught here.
            return [$"The run cannot be judged again: {broken.GetType().Name}: {broken.Message}"];
        }
    }
}
