using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Block.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Consent.Block.Pages.Consent;

/// <summary>The person's own consents, each with one button that withdraws it (CNS-4.6).</summary>
internal sealed class IndexModel(ConsentDbContext db, ConsentDecisions decisions, Caller caller, TimeProvider clock) : PageModel
{
    private const int MostShown = 50;

    public IReadOnlyList<(GrantedConsent Consent, AgreementTerms Terms, ConsentStatus Status)> Consents { get; private set; } = [];

    /// <summary>Address of the next page; <see langword="null"/> on the last one.</summary>
    public string? Next { get; private set; }

    [TempData]
    public bool IsWithdrawn { get; set; }

    public async Task<IActionResult> OnGetAsync(string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        var last = ConsentId.From(after ?? Guid.AllBitsSet);
        var rows = await db.ConsentsOf(caller.Subject ?? "", null, now)
            .Where(consent => consent.Id < last)
            .Take(MostShown + 1)
            .Join(
                db.PublishedTerms,
                consent => new { consent.AgreementId, Version = consent.AgreementVersion },
                terms => new { terms.AgreementId, terms.Version },
                (consent, terms) => new { consent, terms.Terms })
            .OrderByDescending(row => row.consent.Id)
            .ToListAsync(cancellationToken);
        Consents = [.. rows.Take(MostShown).Select(row => (row.consent, row.Terms, row.consent.StatusAt(now)))];
        Next = rows.Count > MostShown ? $"/consent?cursor={Cursor.Encode($"{Consents[^1].Consent.Id.Value:N}")}" : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var (_, refusal) = await decisions.WithdrawAsync(ConsentId.From(id), cancellationToken);
        IsWithdrawn = refusal is null || refusal == ConsentProblems.AlreadyDecided;
        return refusal == ConsentProblems.NotFound ? NotFound() : RedirectToPage();
    }
}
