using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Operations;

/// <summary>
/// Runs each operation as one piece of work: a write in one transaction that is committed before the answer leaves and only when it succeeds,
/// a read whose audit is saved before the answer leaves.
/// </summary>
/// <param name="block">The block whose store it is.</param>
internal sealed class OperationFilter(string block) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var work = http.RequestServices.GetKeyedService<IUnitOfWork>(block);
        var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (isRead)
        {
            return await ReadAsync(context, next, work);
        }

        return work is null ? await AnswerAsync(context, next) : await WriteAsync(context, next, work);
    }

    private static async Task<object?> ReadAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, IUnitOfWork? work)
    {
        var http = context.HttpContext;
        var result = await AnswerAsync(context, next);
        if (work is not null)
        {
            await work.FlushAsync(http.RequestAborted);
        }

        var tag = http.RequestServices.GetRequiredService<ResponseHeaders>().ETag;
        return tag?.IsNoneMatchedBy(http.Request.Headers.IfNoneMatch) == true && IsSuccess(result) ? NotModified(http) : result;
    }

    private static async Task<object?> WriteAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, IUnitOfWork unit)
    {
        var http = context.HttpContext;
        var problems = http.RequestServices.GetRequiredService<ProblemWriter>();
        switch (await unit.BeginAsync(IdempotencyKey.Of(http), http.RequestAborted))
        {
            case WorkStart.Begun begun:
                return await RunAsync(context, next, begun.Work) ? Results.Empty : await WriteAsync(context, next, unit);
            case WorkStart.Replay replay:
                await BufferedAnswer.ReplayAsync(http.Response, replay.Answer);
                return Results.Empty;
            case WorkStart.StillRunning:
                http.Response.Headers.RetryAfter = "1";
                return problems.Write(CoreProblems.StillRunning);
            default:
                return problems.Write(CoreProblems.KeyReused);
        }
    }

    /// <returns><see langword="false"/> when the request is to begin again.</returns>
    private static async Task<bool> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, IWork work)
    {
        try
        {
            await (await DoAsync(context, next, work)).SendAsync(context.HttpContext.Response);
            return true;
        }
        catch (BeginAgainException again)
        {
            if (again.InnerException is { } cause)
            {
                context.HttpContext.RequestServices.GetRequiredService<ILogger<OperationFilter>>().BegunAgain(context.HttpContext.GetEndpoint()!.DisplayName!, cause);
            }

            context.HttpContext.Response.Headers.Remove(HeaderNames.Location);
            return false;
        }
    }

    /// <returns>The answer, which may be seen: its work cannot be undone any more.</returns>
    private static async Task<BufferedAnswer> DoAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, IWork work)
    {
        var http = context.HttpContext;
        BufferedAnswer answer;
        await using (work)
        {
            answer = await BufferedAnswer.TakeAsync(http, await AnswerAsync(context, next));
            if (answer.IsSuccess)
            {
                // A caller that has gone must not leave it open whether the work was done.
                await work.CommitAsync(answer.ToStored(http.RequestServices.GetRequiredService<KeptAnswer>().Of(http)), CancellationToken.None);
            }
        }

        return answer;
    }

    private static async Task<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (IsSuccess(result))
        {
            http.RequestServices.GetRequiredService<ResponseHeaders>().Apply(http.Response);
        }

        return result;
    }

    private static bool IsSuccess(object? result) =>
        Unwrap(result) is not IStatusCodeHttpResult { StatusCode: >= StatusCodes.Status400BadRequest };

    private static object? Unwrap(object? result) => result is INestedHttpResult nested ? Unwrap(nested.Result) : result;

    private static IResult NotModified(HttpContext context)
    {
        context.Response.Headers.ContentLanguage = default;
        return Results.StatusCode(StatusCodes.Status304NotModified);
    }
}
