using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>Checks each request against the specification of its operation before anything of it is read otherwise.</summary>
internal sealed class SpecValidation(RequestDelegate next, ProblemWriter problems, ErrorTexts texts)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OperationRules>() is not { } rules)
        {
            await next(context);
            return;
        }

        if (!AcceptHeader.Allows(context.Request, rules.Produces))
        {
            await problems.Write(CoreProblems.NotAcceptable).ExecuteAsync(context);
            return;
        }

        var errors = ParameterCheck.Run(context.Request, rules);
        var body = await BodyCheck.RunAsync(context, rules);
        if (body.Refusal is { } refusal)
        {
            await problems.Write(refusal).ExecuteAsync(context);
            return;
        }

        errors.AddRange(body.Errors);
        if (errors.Count > 0)
        {
            await problems.Write(CoreProblems.Malformed, texts.Describe(errors)).ExecuteAsync(context);
            return;
        }

        if (rules.WantsIfMatch && context.Request.Headers.IfMatch.Count == 0)
        {
            await problems.Write(CoreProblems.PreconditionRequired).ExecuteAsync(context);
            return;
        }

        await next(context);
    }
}
