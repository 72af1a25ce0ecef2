using System.Security.Claims;
using DigitalIndiaStack.Core.Security.Dpop;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Stands before the judging of who sends an access token to a block.</summary>
internal sealed class SenderSeam(Mutation mutation) : IPostConfigureOptions<JwtBearerOptions>
{
    public const string BoundAsBearer = "IDN-M52";

    public const string AnyUnderDpop = "IDN-M73";

    public const string CertificateAsBearer = "IDN-M360";

    public const string AnyCertificate = "IDN-M361";

    public const string CertificateForProof = "IDN-M363";

    private const string Prefix = "bearer:";

    private static readonly string[] Mine = [BoundAsBearer, AnyUnderDpop, CertificateAsBearer, AnyCertificate, CertificateForProof];

    public void PostConfigure(string? name, JwtBearerOptions options)
    {
        if (name?.StartsWith(Prefix, StringComparison.Ordinal) == true)
        {
            options.Events = new Events(options.Events, mutation);
        }
    }

    private sealed class Events(JwtBearerEvents own, Mutation mutation) : JwtBearerEvents
    {
        // A token that is remembered would pass by these defects: each is judged whole.
        public override Task MessageReceived(MessageReceivedContext context)
        {
            if (!Mine.Any(mutation.Is))
            {
                return own.MessageReceived(context);
            }

            context.Token = SenderConstraint.TokenOf(context.Request);
            return Task.CompletedTask;
        }

        public override Task AuthenticationFailed(AuthenticationFailedContext context) => own.AuthenticationFailed(context);

        public override Task Challenge(JwtBearerChallengeContext context) => own.Challenge(context);

        public override Task Forbidden(ForbiddenContext context) => own.Forbidden(context);

        public override Task TokenValidated(TokenValidatedContext context)
        {
            var bound = context.Principal?.FindFirst("cnf");
            var isBearer = context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
            if (isBearer && bound is not null && IsLetBy(bound.Value.Contains("x5t#S256", StringComparison.Ordinal), context.HttpContext.Connection.ClientCertificate is not null))
            {
                ((ClaimsIdentity)context.Principal!.Identity!).RemoveClaim(bound);
            }

            if (mutation.Is(AnyUnderDpop) && bound is null)
            {
                context.Request.Headers.Authorization = "Bearer taken";
            }

            return own.TokenValidated(context);
        }

        private bool IsLetBy(bool isOfCertificate, bool isShown) => isOfCertificate
            ? mutation.Is(CertificateAsBearer) || (mutation.Is(AnyCertificate) && isShown)
            : mutation.Is(BoundAsBearer) || (mutation.Is(CertificateForProof) && isShown);
    }
}
