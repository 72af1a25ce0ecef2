using DigitalIndiaStack.Core.Pages.Frame;
using DigitalIndiaStack.Core.Pages.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Pages;

/// <summary>Puts pages into the host's pipeline.</summary>
public static class PagesApplication
{
    extension(WebApplication app)
    {
        /// <summary>Gives pages their language and headers; it stands after <c>UseCore</c>, so that the person is known.</summary>
        public WebApplication UsePages()
        {
            var reader = app.Services.GetRequiredService<PageReader>();
            app.Use((context, next) =>
            {
                if (context.IsForPage())
                {
                    reader.Prepare(context);
                }

                return next(context);
            });
            return app;
        }

        /// <summary>Maps the pages of the blocks, signing out, the style sheet and the choice of language.</summary>
        public WebApplication MapPages()
        {
            app.MapMethods(StyleSheet.Route, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, StyleSheet sheet) => sheet.ServeAsync(context))
                .AllowAnonymous().ExcludeFromDescription();
            app.MapGet(LanguageSwitch.Route, LanguageSwitch.Choose).ForPeople().AllowAnonymous().ExcludeFromDescription();
            foreach (var block in app.Services.GetRequiredService<BlockPages>().WithSignIn)
            {
                app.MapPost(SignOut.PathOf(block), (HttpContext context, SignOut signOut) => signOut.AnswerAsync(context, block))
                    .ForPeople().AllowAnonymous().ExcludeFromDescription();
            }

            // A page without a handler for a method would be shown without what it shows, and fail.
            app.MapRazorPages().WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head, HttpMethods.Post]));
            return app;
        }
    }
}
