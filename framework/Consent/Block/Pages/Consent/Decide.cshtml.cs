using System.Globalization;
using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Consent.Block.Pages.Consent;

/// <summary>Who asks, what for, which fields, until when and what follows from a refusal (CNS-3.8); two equal answers, none preselected (CNS-3.9).</summary>
internal sealed class DecideModel(ConsentDecisions decisions, TimeProvider clock) : PageModel
{
    public AgreementTerms Terms { get; private set; } = null!;

    public DateTimeOffset Until { get; private set; }

    public string ReturnUrl { get; private set; } = "/";

    public bool IsOpen { get; private set; }

    public string FrequencyKey => $"consent.decide.often.{Terms.Frequency.Per}".ToLowerInvariant();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(RequestId.From(id), cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string answer, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(RequestId.From(id), cancellationToken))
        {
            return NotFound();
        }

        // By name only: a number would pass for a decision that does not exist.
        DecisionKind? chosen = answer switch { "grant" => DecisionKind.Grant, "refuse" => DecisionKind.Refuse, _ => null };
        if (chosen is not { } decision)
        {
            return Page();
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var (_, refusal) = await decisions.DecideAsync(RequestId.From(id), decision, language, cancellationToken);
        if (refusal is null)
        {
            return Redirect(ReturnUrl);
        }

        IsOpen = false;
        return Page();
    }

    private async Task<bool> ShowAsync(RequestId id, CancellationToken cancellationToken)
    {
        if (await decisions.FindRequestAsync(id, cancellationToken) is not { } request)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        Terms = await decisions.TermsOfAsync(request, cancellationToken);
        Until = now.AddDays(Terms.DurationDays);
        ReturnUrl = request.ReturnUrl;
        Response.AllowFormTarget(new Uri(ReturnUrl));
        IsOpen = request.StatusAt(now) == ConsentRequestStatus.Pending;
        return true;
    }
}
