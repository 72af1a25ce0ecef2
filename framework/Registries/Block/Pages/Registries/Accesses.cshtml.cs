using System.Globalization;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Registries.Block.Storage;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Registries.Block.Pages.Registries;

/// <summary>Who looked at the signed-in person's records, newest first (REG-5.1).</summary>
internal sealed class AccessesModel(RegistriesDbContext db, Caller caller) : PageModel
{
    private const int MostShown = 20;

    public IReadOnlyList<Access> Accesses { get; private set; } = [];

    /// <summary>Address of the next page; <see langword="null"/> on the last one.</summary>
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? cursor, CancellationToken cancellationToken)
    {
        if (!NumberPages.TryRead(cursor, out var before))
        {
            return NotFound();
        }

        var rows = await db.AccessesOfAsync(caller.Subject ?? "", before ?? long.MaxValue, MostShown + 1, cancellationToken);
        Accesses = [.. rows.Take(MostShown).Select(Wire.ToAccess)];
        Next = rows.Count > MostShown ? $"/registries/accesses?cursor={CursorAfter(rows[MostShown - 1].Sequence)}" : null;
        return Page();
    }

    /// <summary>What the notice called a field; <see langword="null"/> when there was none.</summary>
    public static IReadOnlyDictionary<string, string>? LabelOf(Access access, string field) =>
        access.Notice?.Fields.FirstOrDefault(shown => shown.Name == field)?.Label;

    private static string CursorAfter(long place) => Cursor.Encode(place.ToString(CultureInfo.InvariantCulture));
}
