using System.Globalization;
using DigitalIndiaStack.Core.Http;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Paging;

/// <summary>Pages of a list that is ordered by the numbers of lines. Scoped.</summary>
public sealed class LinePages(ResponseHeaders headers, IHttpContextAccessor contexts)
{
    /// <summary>Reads where the page begins.</summary>
    /// <param name="cursor">As the caller sent it.</param>
    /// <param name="after">The last number of the page before; 0 for the first page.</param>
    /// <returns><see langword="false"/> when it is no cursor of such a list.</returns>
    public static bool TryRead(string? cursor, out int after)
    {
        after = 0;
        return Cursor.TryDecode(cursor, 1, out var keys) && (keys.Count == 0 || int.TryParse(keys[0], NumberStyles.None, CultureInfo.InvariantCulture, out after));
    }

    /// <summary>Links the next page when there is one.</summary>
    /// <param name="numbers">The numbers of the page, and one more when the list goes on.</param>
    /// <param name="limit">The most numbers of a page.</param>
    /// <returns>The cursor of the next page.</returns>
    public string? Next(IReadOnlyList<int> numbers, int limit)
    {
        if (numbers.Count <= limit)
        {
            return null;
        }

        var cursor = Cursor.Encode(numbers[limit - 1].ToString(CultureInfo.InvariantCulture));
        headers.Link = PageLink.Next(contexts.HttpContext!.Request, cursor);
        return cursor;
    }
}
