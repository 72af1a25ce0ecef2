using System.Buffers.Text;
using System.Text;

namespace DigitalIndiaStack.Core.Paging;

/// <summary>Where a page of a list begins, as an opaque text. It holds the sort key of the last item shown, so the order must be total.</summary>
/// <remarks>A cursor is a position and no permission: the list is filtered by tenant and caller again at each page.</remarks>
public static class Cursor
{
    private const char Separator = '\u001f';
    private const int LongestCursor = 512;

    /// <summary>Writes the position after an item.</summary>
    /// <param name="keys">The sort keys of the last item of the page, invariant texts without control characters.</param>
    /// <exception cref="ArgumentException">A key holds a control character, or together they are too long.</exception>
    public static string Encode(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (key.Any(char.IsControl))
            {
                throw new ArgumentException("A sort key holds a control character.", nameof(keys));
            }
        }

        var cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, keys.ToArray())));
        return cursor.Length <= LongestCursor ? cursor : throw new ArgumentException("The sort keys are too long.", nameof(keys));
    }

    /// <summary>Reads a position.</summary>
    /// <param name="cursor">As the caller sent it; <see langword="null"/> for the first page.</param>
    /// <param name="count">How many sort keys the list has.</param>
    /// <param name="keys">The sort keys; empty for the first page.</param>
    /// <returns><see langword="false"/> when it is no cursor of such a list: answer API-0400 at <c>/query/cursor</c>.</returns>
    public static bool TryDecode(string? cursor, int count, out IReadOnlyList<string> keys)
    {
        keys = [];
        if (cursor is null)
        {
            return true;
        }

        if (cursor.Length > LongestCursor || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(bytes).Split(Separator);
        keys = parts.Length == count && !parts.Any(part => part.Any(char.IsControl)) ? parts : [];
        return keys.Count == count;
    }
}
