using DigitalIndiaStack.Core.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DigitalIndiaStack.Core.Pages.Forms;

/// <summary>
/// Lets the form of a page bring files. The page must ask who is there: nothing of the form is read before that. A form that is too large, or holds NUL or bytes that
/// are no UTF-8 in one of its texts, is refused.
/// </summary>
/// <param name="largestForm">The longest form, in bytes.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute(int largestForm) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter, ITakesFiles
{
    private const char Nul = '\0';

    // What the reader makes of bytes that are no UTF-8.
    private const char Replacement = '\uFFFD';

    /// <summary>The longest form, in bytes.</summary>
    public int LargestForm => largestForm;

    /// <summary>Before the filter that checks the token of the form, which reads it.</summary>
    public int Order => 900;

    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        if (!request.HasFormContentType)
        {
            return;
        }

        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = largestForm;
        }

        context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = largestForm }));
        var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
        if (form.Any(field => !IsClean(field.Key) || !field.Value.All(IsClean)) || form.Files.Any(file => !IsClean(file.Name) || !IsClean(file.FileName)))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }

    private static bool IsClean(string? text) => text is null || !text.AsSpan().ContainsAny(Nul, Replacement);
}
