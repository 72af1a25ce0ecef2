using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>Lets a page run scripts of its own host; the policy of pages lets none run otherwise.</summary>
public static class PageScripts
{
    /// <summary>For the handler of a page that has such a script, before the page is written.</summary>
    public static void LetOwnScriptsRun(this HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = $"{response.Headers.ContentSecurityPolicy}; script-src 'self'";
}
