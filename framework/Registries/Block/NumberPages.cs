using System.Globalization;
using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Paging;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Pages of a list that is ordered by one number: a version or a place in the audit trail.</summary>
internal sealed class NumberPages(ResponseHeaders headers, IHttpContextAccessor contexts)
{
    /// <summary>Reads where the page begins.</summary>
    /// <param name="after">The last number of the page before; <see langword="null"/> for the first page.</param>
    /// <returns><see langword="false"/> when it is no cursor of such a list.</returns>
    public static bool TryRead(string? cursor, out long? after)
    {
        after = null;
        if (!Cursor.TryDecode(cursor, 1, out var keys))
        {
            return false;
        }

        if (keys.Count == 0)
        {
            return true;
        }

        var isNumber = long.TryParse(keys[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        after = number;
        return isNumber;
    }

    /// <summary>Links the next page when there is one.</summary>
    /// <param name="last">The last number of this page; asked for only when the list goes on.</param>
    /// <returns>The cursor of the next page.</returns>
    public string? Next(bool more, Func<long> last)
    {
        if (!more)
        {
            return null;
        }

        var cursor = Cursor.Encode(last().ToString(CultureInfo.InvariantCulture));
        headers.Link = PageLink.Next(contexts.HttpContext!.Request, cursor);
        return cursor;
    }
}
