using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>Whether a body says that it is what its operation takes: nearly always JSON; in UTF-8, as it is.</summary>
internal static class MediaType
{
    public const string Json = "application/json";

    public static bool IsOneOf(HttpRequest request, IReadOnlyList<string> types) =>
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && types.Any(taken => type.MediaType.Equals(taken, StringComparison.OrdinalIgnoreCase))
        && type.Parameters.All(IsUtf8);

    private static bool IsUtf8(NameValueHeaderValue parameter) =>
        parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(parameter.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
