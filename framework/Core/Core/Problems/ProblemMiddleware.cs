using System.Data.Common;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Problems;

/// <summary>Turns what escaped the endpoints, and each bare error status, into a problem document. It shows nothing of the inside.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ProblemWriter problems, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more; what the work was doing is rolled back already.
            context.Response.StatusCode = context.Response.HasStarted ? context.Response.StatusCode : StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var kind = KindOf(context, exception);
            Report(context, kind, exception);
            context.Response.Clear();
            await AnswerAsync(context, kind);
            return;
        }

        if (IsBareError(context.Response))
        {
            await AnswerAsync(context, CoreProblems.OfStatus(context.Response.StatusCode));
        }
    }

    private Task AnswerAsync(HttpContext context, ProblemKind kind) =>
        context.RequestServices.GetService<IProblemPages>() is { } pages && pages.IsForPerson(context)
            ? pages.WriteAsync(context, kind)
            : problems.Write(kind).ExecuteAsync(context);

    private static bool IsBareError(HttpResponse response) =>
        response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null, ContentLength: null or 0 };

    private static ProblemKind KindOf(HttpContext context, Exception exception) => exception switch
    {
        BadHttpRequestException bad => CoreProblems.OfStatus(bad.StatusCode),

        // The form reader throws this at NUL bytes and at its own limits.
        InvalidDataException => CoreProblems.Malformed,
        StoreUnavailableException or PeerUnavailableException => CoreProblems.Unavailable,
        _ when exception.IsDiskError() || IsStoreFault(context, faults => faults.IsUnavailable(exception)) => CoreProblems.Unavailable,
        _ when IsStoreFault(context, faults => faults.IsStale(exception)) => CoreProblems.Stale,
        _ => CoreProblems.Failed,
    };

    private static bool IsStoreFault(HttpContext context, Func<IStoreFaults, bool> judge) =>
        context.RequestServices.GetServices<IStoreFaults>().Any(judge);

    private void Report(HttpContext context, ProblemKind kind, Exception exception)
    {
        var operation = context.GetEndpoint()?.DisplayName ?? "no endpoint";
        if (kind.Status < StatusCodes.Status500InternalServerError)
        {
            // Two writers who meet are no news; a row that names one that is gone may be a mistake of the block.
            if (exception.InnerException is DbException)
            {
                logger.Orphaned(operation, exception);
            }

            return;
        }

        if (kind.Status == StatusCodes.Status503ServiceUnavailable)
        {
            logger.Unavailable(operation, exception);
        }
        else
        {
            logger.Unhandled(operation, exception);
        }
    }
}
