using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DigitalIndiaStack.Core.Http;

/// <summary>Refuses a request target that holds NUL or bytes that are no UTF-8, before any library reads it.</summary>
internal sealed class InputGuard(RequestDelegate next, ProblemWriter problems)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!PercentText.IsClean(target) || context.Request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true)
        {
            await problems.Write(CoreProblems.Malformed).ExecuteAsync(context);
            return;
        }

        await next(context);
    }
}
