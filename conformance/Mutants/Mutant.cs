using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants;

/// <summary>One deliberate defect of the reference host, which the suite must find. Each seam that it uses lies inside the real services, as deep as the defect would.</summary>
/// <param name="Id">Id in the catalogue, never given twice: <c>CNS-M02</c>.</param>
/// <param name="Requirement">The clause that it breaks; a check of this clause must find it.</param>
/// <param name="Defect">What is wrong.</param>
public sealed record Mutant(string Id, string Requirement, string Defect)
{
    /// <summary>Spoils a request where the conventions of every API are kept: before the first middleware.</summary>
    internal Action<Traffic>? Request { get; init; }

    /// <summary>Tidies up after the answer, whatever it was.</summary>
    internal Action<Traffic>? Done { get; init; }

    /// <summary>Spoils an answer where the conventions of every API are kept.</summary>
    internal Action<Traffic>? Answer { get; init; }

    /// <summary>How much later a request arrives, and its answer leaves; asked for each of them.</summary>
    internal Func<Memory, TimeSpan>? Delay { get; init; }

    /// <summary>Spoils what an operation of a block is given.</summary>
    internal Action<Call>? Before { get; init; }

    /// <summary>Spoils what an operation of a block answers: its body, or its problem.</summary>
    internal Action<Call, object>? After { get; init; }

    /// <summary>Spoils a row of a store as it is read.</summary>
    internal Action<Row>? Read { get; init; }

    /// <summary>Spoils a row of a store before it is saved.</summary>
    internal Action<Row>? Write { get; init; }

    /// <summary>Spoils a statement before the database sees it.</summary>
    internal Action<Statement>? Sql { get; init; }

    /// <summary>Spoils a delivery on its way to its receiver; it may send it otherwise, or not at all.</summary>
    internal Func<Parcel, Task<HttpResponseMessage>>? Deliver { get; init; }

    /// <summary>Steps that the authorization server leaves out, by the names of their handlers.</summary>
    internal IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Spoils what the authorization server does besides.</summary>
    internal ServerFault? Server { get; init; }

    /// <summary>Spoils the checks of DPoP proofs.</summary>
    internal ProofFault? Proofs { get; init; }

    /// <summary>Changes settings of the running host; what it gives changes them back.</summary>
    internal Func<IServiceProvider, Action>? Settings { get; init; }

    /// <summary>Every defect.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. Catalogue.EnrolmentMutants.All, .. Catalogue.ApplicationMutants.All, .. Catalogue.DeskMutants.All, .. Catalogue.CivilMutants.All, .. Catalogue.ImportMutants.All, .. Catalogue.SignInMutants.All, .. Catalogue.TokenMutants.All, .. Catalogue.ProofMutants.All, .. Catalogue.AssuranceMutants.All, .. Catalogue.MtlsMutants.All, .. Catalogue.OwnSecurityMutants.All, .. Catalogue.FactorMutants.All, .. Catalogue.FactorLockMutants.All, .. Catalogue.PasskeyMutants.All, .. Catalogue.PasskeyCareMutants.All, .. Catalogue.CounterMutants.All, .. Catalogue.DeveloperMutants.All, .. Catalogue.SigningKeyMutants.All, .. Catalogue.DelegateMutants.All, .. Catalogue.LogoutMutants.All, .. Catalogue.RevocationMutants.All, .. Catalogue.AliasMutants.All, .. Catalogue.PermissionMutants.All, .. Catalogue.ClaimMutants.All, .. Catalogue.CredentialMutants.All, .. Catalogue.CredentialKeyMutants.All, .. Catalogue.CredentialStatusMutants.All,
        .. Catalogue.AgreementMutants.All, .. Catalogue.ConsentMutants.All, .. Catalogue.VerificationMutants.All,
        .. Catalogue.RegistryMutants.All, .. Catalogue.RecordMutants.All, .. Catalogue.DisclosureMutants.All,
        .. Catalogue.AccountMutants.All, .. Catalogue.AccountStateMutants.All, .. Catalogue.AddressMutants.All, .. Catalogue.PaymentRequestMutants.All, .. Catalogue.RefundMutants.All, .. Catalogue.BatchMutants.All, .. Catalogue.BatchPaymentMutants.All, .. Catalogue.TransferMutants.All, .. Catalogue.OnceOnlyMutants.All, .. Catalogue.MandateMutants.All, .. Catalogue.VoucherMutants.All, .. Catalogue.RedemptionMutants.All, .. Catalogue.BillMutants.All, .. Catalogue.BillPaymentMutants.All, .. Catalogue.WebhookMutants.All, .. Catalogue.DeliveryMutants.All, .. Catalogue.QrMutants.All, .. Catalogue.BatchMessageMutants.All, .. Catalogue.SettlementMutants.All, .. Catalogue.DisputeMutants.All, .. Catalogue.DisputeMoneyMutants.All, .. Catalogue.OutwardMutants.All, .. Catalogue.OutwardMoneyMutants.All,
        .. Catalogue.AgricultureMutants.All, .. Catalogue.RequestMutants.All, .. Catalogue.RefusalMutants.All, .. Catalogue.AnswerMutants.All,
        .. Catalogue.GeneratedMutants.All,
    ];
}
