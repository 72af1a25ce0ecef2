using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>Whether a body says that it is what every operation takes: JSON in UTF-8, as it is.</summary>
internal static class MediaType
{
    public const string Json = "application/json";

    public static bool IsJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
        && type.Parameters.All(IsUtf8);

    private static bool IsUtf8(NameValueHeaderValue parameter) =>
        parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(parameter.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
