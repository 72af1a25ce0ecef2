using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Emulators.Catalogue;

namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>One wrong answer of an emulated block, which a client must notice.</summary>
/// <param name="Id">Id in the catalogue: <c>IDN-M14</c> where the mutant of the reference host has the same fault, else <c>IDN-E01</c>.</param>
/// <param name="Rule">The clause that the answer breaks, or that says what the client may do; the RFC where no clause of ours says it.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Job">What the client is doing.</param>
/// <param name="Duty">What it must do.</param>
public sealed record ClientMutant(string Id, string Rule, string Fault, Job Job, Duty Duty)
{
    /// <summary>Every wrong answer.</summary>
    public static IReadOnlyList<ClientMutant> All { get; } = [.. SignInMutants.All, .. ConsentMutants.All, .. TransferMutants.All, .. WebhookMutants.All];

    /// <summary>Where the change is made.</summary>
    internal Spot Spot { get; init; }

    /// <summary>Changes the claims or members of the answer.</summary>
    internal Action<JsonObject>? Change { get; init; }

    internal Seal Seal { get; init; } = Seal.Good;

    internal Trouble Trouble { get; init; }

    /// <summary>How an event is delivered.</summary>
    internal Post Post { get; init; }

    /// <summary>A correct emulation, as the control of every other one.</summary>
    public static ClientMutant Correct(Job job) => new("correct", "", "Nothing is wrong.", job, Duty.Accept);

    /// <summary>Finds by id; <c>IDN-14</c> stands for <c>IDN-M14</c>.</summary>
    /// <returns><see langword="null"/> when the catalogue has no such id.</returns>
    public static ClientMutant? Find(string id) =>
        All.FirstOrDefault(mutant => mutant.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(mutant => mutant.Id.Replace("-M", "-", StringComparison.Ordinal).Equals(id, StringComparison.OrdinalIgnoreCase));
}
