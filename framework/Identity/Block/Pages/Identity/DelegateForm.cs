using DigitalIndiaStack.Core.Pages.Forms;
using DigitalIndiaStack.Identity.Block.Aliases;
using DigitalIndiaStack.Identity.Block.Delegates;
using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>What a principal fills in to let another act.</summary>
public sealed class DelegateForm
{
    /// <summary>National number or virtual id of the other.</summary>
    public string? Number { get; set; }

    /// <summary>The clients at which they may act.</summary>
    public IReadOnlyList<string>? Clients { get; set; }

    /// <summary>The last day.</summary>
    public DateParts Until { get; set; } = new();

    /// <summary>Reads the form; every fault is noted at its field. Of the number its form alone is judged.</summary>
    /// <param name="faults">Where faults are noted.</param>
    /// <param name="clients">The clients that may be named.</param>
    /// <param name="today">The day in the country.</param>
    internal DelegationDraft? Read(ModelStateDictionary faults, IReadOnlyCollection<string> clients, DateOnly today)
    {
        var digits = NumberHolders.Read(TypedDigits.ToAscii(Number));
        var named = (Clients ?? []).Distinct().ToList();
        var until = Until.ToDate();
        Note(faults, nameof(Number), digits is null, "identity.acting.number.wrong");
        Note(faults, nameof(Clients), named.Count == 0 || !named.TrueForAll(clients.Contains), "identity.acting.clients.missing");
        Note(faults, nameof(Until), until is null || until < today || until > today.AddDays(Delegation.MostDays), "identity.acting.until.wrong");
        return faults.IsValid ? new DelegationDraft(digits!, named, until!.Value) : null;
    }

    private static void Note(ModelStateDictionary faults, string field, bool isWrong, string key)
    {
        if (isWrong)
        {
            faults.AddModelError($"Form.{field}", key);
        }
    }
}
