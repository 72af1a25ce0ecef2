using System.Globalization;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Shows a person the history of their sign-ins, and lets them lock their sign-in and unlock it.</summary>
[AllowAnonymous]
internal sealed class SecurityModel(Sessions sessions, OwnSecurity security, Countries countries) : PageModel
{
    /// <summary>Address of the page.</summary>
    public const string Address = "/identity/security";

    /// <summary>The answer that locks.</summary>
    public const string Lock = "lock";

    /// <summary>The answer that unlocks.</summary>
    public const string Unlock = "unlock";

    private const int MostShown = 20;
    private string? country;
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    /// <summary>What the person just did, as the key of a text; shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Whether nobody is signed in: the person has just locked their sign-in here.</summary>
    public bool IsOut { get; private set; }

    /// <summary>Since when the sign-in is locked; <see langword="null"/> when it is open.</summary>
    public DateTimeOffset? LockedSince { get; private set; }

    /// <summary>The entries, newest first.</summary>
    public IReadOnlyList<SignInEvent> History { get; private set; } = [];

    /// <summary>The name of the other person of an entry; <see langword="null"/> for none.</summary>
    public string? NameOf(PersonId? other) => other is { } id ? names.GetValueOrDefault(id) : null;

    /// <summary>Address of the next page; <see langword="null"/> on the last one.</summary>
    public string? Next { get; private set; }

    /// <summary>Shows the page to whoever is signed in; others sign in first.</summary>
    public async Task<IActionResult> OnGetAsync(string? cursor, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (!Cursor.TryDecode(cursor, 1, out var keys))
        {
            return NotFound();
        }

        var before = long.MaxValue;
        if (keys.Count > 0 && !long.TryParse(keys[0], NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return NotFound();
        }

        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            IsOut = Done is not null;
            return IsOut ? Page() : SignInFirst();
        }

        await ShowAsync(session, before, cancellationToken);
        return Page();
    }

    /// <summary>Locks or unlocks.</summary>
    /// <param name="answer"><c>lock</c> or <c>unlock</c>; anything else changes nothing.</param>
    public async Task<IActionResult> OnPostAsync(string? answer, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(HttpContext, cancellationToken) is not { } session)
        {
            return SignInFirst();
        }

        try
        {
            await (answer switch
            {
                Lock => security.LockAsync(session, cancellationToken),
                Unlock => security.UnlockAsync(session, cancellationToken),
                _ => Task.CompletedTask,
            });
            Done = answer switch { Lock => "identity.security.locked", Unlock => "identity.security.unlocked", _ => null };
        }
        catch (DbUpdateConcurrencyException)
        {
            // The person did something at another browser at the same moment: the page shows what holds now.
            Done = null;
        }

        return RedirectToPage();
    }

    /// <summary>Tells times as the person's country does; the view asks for it, because it would not outlive a method of its own.</summary>
    public void UseCountry() => countries.Use(country);

    /// <summary>The key of the words of an entry.</summary>
    public static string KeyOf(SignInOutcome outcome) => $"identity.security.outcome.{NameOf(outcome)}";

    /// <summary>An outcome as programs read it, such as <c>wrong-pin</c>.</summary>
    public static string NameOf(SignInOutcome outcome) =>
        string.Concat(outcome.ToString().Select((letter, place) => char.IsUpper(letter) && place > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private RedirectResult SignInFirst() => Redirect($"/identity/sign-in?return={Uri.EscapeDataString(Address)}");

    private async Task ShowAsync(Session session, long before, CancellationToken cancellationToken)
    {
        country = session.Tenant;
        LockedSince = await security.LockedSinceAsync(session, cancellationToken);
        var rows = await security.HistoryAsync(session, before, MostShown + 1, cancellationToken);
        History = [.. rows.Take(MostShown)];
        names = await security.NamesAsync(History, cancellationToken);
        Next = rows.Count > MostShown ? $"{Address}?cursor={Cursor.Encode(rows[MostShown - 1].Sequence.ToString(CultureInfo.InvariantCulture))}" : null;
    }
}
