using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>Compares the address in a proof with that of the request, as RFC 3986, 6.2.2 and 6.2.3, normalises both; query and fragment do not count.</summary>
internal static class DpopAddress
{
    /// <summary>The address of a request, from the target as it was sent: decoding and encoding it again could make two resources one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="home">Where clients reach this host.</param>
    /// <value><see langword="null"/>: at the host that the request names.</value>
    public static Uri? Of(HttpRequest request, Uri? home)
    {
        var origin = home?.GetLeftPart(UriPartial.Authority) ?? UriHelper.BuildAbsolute(request.Scheme, request.Host).TrimEnd('/');
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var path = target?.StartsWith('/') == true ? target : (request.PathBase + request.Path).ToUriComponent();
        return Uri.TryCreate(origin + path, UriKind.Absolute, out var address) ? address : null;
    }

    /// <summary>Whether the text names the address.</summary>
    public static bool Names(string text, Uri address) =>
        !text.AsSpan().ContainsAnyExceptInRange('!', '~')
        && Uri.IsWellFormedUriString(text, UriKind.Absolute)
        && Uri.TryCreate(text, UriKind.Absolute, out var named)
        && named.UserInfo.Length == 0
        && Uri.Compare(named, address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
        && named.AbsolutePath == address.AbsolutePath;
}
