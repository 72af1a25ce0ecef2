using DigitalIndiaStack.Core.Pages.Errors;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Pages.SignIn;

/// <summary>Signs a person out: of every block of this host, and at the issuer (RP-initiated logout), so that the next sign-in asks again.</summary>
internal sealed class SignOut(IAntiforgery antiforgery, BlockPages blocks, ProblemPages problems)
{
    public static string PathOf(string block) => $"/{block}/sign-out";

    public async Task AnswerAsync(HttpContext context, string block)
    {
        var session = await context.AuthenticateAsync(PageSignIn.CookieSchemeOf(block));
        if (session.Principal is null)
        {
            context.Response.Redirect("/");
            return;
        }

        // The token of the form names the person: it must be looked at as that person.
        context.User = session.Principal;
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            await problems.WriteAsync(context, new PageProblem("expired", "/"), StatusCodes.Status400BadRequest);
            return;
        }

        // Who leaves a shared machine leaves nothing of theirs open: each block has a cookie of its own.
        foreach (var signedIn in blocks.WithSignIn)
        {
            await context.SignOutAsync(PageSignIn.CookieSchemeOf(signedIn));
        }

        await context.SignOutAsync(PageSignIn.OpenIdSchemeOf(block), new AuthenticationProperties { RedirectUri = "/" });
    }
}
