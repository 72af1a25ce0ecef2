using System.Security.Claims;
using DigitalIndiaStack.Identity.Block.Logout;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>
/// Answers RP-initiated logout. A client that shows an identity token of this very session signs the person out at once; on any other request
/// the person is asked, so that no foreign page can sign them out (IDN-10.1).
/// </summary>
internal sealed class AnswerEndSession(Sessions sessions) : IOpenIddictServerHandler<HandleEndSessionRequestContext>
{
    private const string SignOutPage = "/identity/sign-out";

    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleEndSessionRequestContext>()
        .UseScopedHandler<AnswerEndSession>()
        .SetOrder(OpenIddictServerHandlers.Session.AttachPrincipal.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(HandleEndSessionRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        if (await sessions.FindAsync(http, context.CancellationToken) is { } session)
        {
            if (!IsOf(session, context.IdentityTokenHintPrincipal))
            {
                Redirect(context, http, $"{SignOutPage}?return={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
                return;
            }

            await sessions.CloseAsync(http, context.CancellationToken);
        }

        if (string.IsNullOrEmpty(context.Request.PostLogoutRedirectUri))
        {
            Redirect(context, http, SignOutPage);
            return;
        }

        context.SignOut();
    }

    private static bool IsOf(Session session, ClaimsPrincipal? hint) =>
        hint?.GetAudiences() is [var clientId] && hint.GetClaim(SessionIds.Claim) == SessionIds.Of(session.Id, clientId);

    private static void Redirect(HandleEndSessionRequestContext context, HttpContext http, string page)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Redirect(page);
        context.HandleRequest();
    }
}
