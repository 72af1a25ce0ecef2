using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Every reason for which this block refuses; the error table of the rules, PAY-9.</summary>
internal static class PaymentsProblems
{
    public static readonly ProblemKind NotFound = new("PAY-0404", StatusCodes.Status404NotFound);
    public static readonly ProblemKind AddressUnknown = new("PAY-0405", StatusCodes.Status404NotFound);
    public static readonly ProblemKind InsufficientFunds = new("PAY-0409", StatusCodes.Status409Conflict);
    public static readonly ProblemKind AccountNotActive = new("PAY-0410", StatusCodes.Status409Conflict);
    public static readonly ProblemKind StateRefuses = new("PAY-0411", StatusCodes.Status409Conflict);
    public static readonly ProblemKind BalanceNotZero = new("PAY-0412", StatusCodes.Status409Conflict);
    public static readonly ProblemKind AboveDayLimit = new("PAY-0413", StatusCodes.Status409Conflict);
    public static readonly ProblemKind AddressTaken = new("PAY-0414", StatusCodes.Status409Conflict);
    public static readonly ProblemKind RequestDecided = new("PAY-0415", StatusCodes.Status409Conflict);
    public static readonly ProblemKind RequestExpired = new("PAY-0416", StatusCodes.Status409Conflict);
    public static readonly ProblemKind AboveOriginal = new("PAY-0417", StatusCodes.Status409Conflict);
    public static readonly ProblemKind BatchStateRefuses = new("PAY-0418", StatusCodes.Status409Conflict);
    public static readonly ProblemKind ReleasedByMaker = new("PAY-0419", StatusCodes.Status409Conflict);
    public static readonly ProblemKind AmountInvalid = new("PAY-0422", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind CurrenciesDiffer = new("PAY-0423", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind SameAccount = new("PAY-0424", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind CreditorUnknown = new("PAY-0425", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind FloorInvalid = new("PAY-0426", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind CurrencyUnknown = new("PAY-0427", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind AboveTransferLimit = new("PAY-0428", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind HandleOfOther = new("PAY-0429", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind DebtorUnknown = new("PAY-0430", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind ExpiryInvalid = new("PAY-0431", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind NotPayment = new("PAY-0432", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind MandateStateRefuses = new("PAY-0440", StatusCodes.Status409Conflict);
    public static readonly ProblemKind MandateEnded = new("PAY-0441", StatusCodes.Status409Conflict);
    public static readonly ProblemKind OutsidePeriod = new("PAY-0442", StatusCodes.Status409Conflict);
    public static readonly ProblemKind AboveCeiling = new("PAY-0443", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind MandateDaysInvalid = new("PAY-0444", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind UrlRefused = new("PAY-0450", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind WebhookStateRefuses = new("PAY-0451", StatusCodes.Status409Conflict);
    public static readonly ProblemKind TooManyWebhooks = new("PAY-0452", StatusCodes.Status409Conflict);
    public static readonly ProblemKind VoucherStateRefuses = new("PAY-0465", StatusCodes.Status409Conflict);
    public static readonly ProblemKind VoucherExpired = new("PAY-0466", StatusCodes.Status409Conflict);
    public static readonly ProblemKind SecretUnknown = new("PAY-0467", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind SecretMistyped = new("PAY-0468", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind NotMerchant = new("PAY-0469", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind NotTreasury = new("PAY-0470", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind VoucherExpiryInvalid = new("PAY-0471", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind MerchantDetailsUnfit = new("PAY-0472", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind NoMerchantDetails = new("PAY-0475", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind ChecksumWrong = new("PAY-0476", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind CodeMalformed = new("PAY-0477", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind CodeOfOther = new("PAY-0478", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind TooLongForCode = new("PAY-0479", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind DebtorOfOther = new("PAY-0495", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind DayTooLate = new("PAY-0496", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind MessageTaken = new("PAY-0497", StatusCodes.Status409Conflict);
    public static readonly ProblemKind BatchNotEnded = new("PAY-0498", StatusCodes.Status409Conflict);
    public static readonly ProblemKind ParticipantTaken = new("PAY-0510", StatusCodes.Status409Conflict);
    public static readonly ProblemKind WindowStateRefuses = new("PAY-0511", StatusCodes.Status409Conflict);
    public static readonly ProblemKind ParticipantOfOther = new("PAY-0512", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind OutsidePart = new("PAY-0513", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind PartTooLarge = new("PAY-0514", StatusCodes.Status422UnprocessableEntity);
}
