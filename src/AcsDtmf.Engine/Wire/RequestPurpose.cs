namespace AcsDtmf.Engine.Wire;

/// <summary>The purpose of a request, on which the advice about its errors depends.</summary>
internal enum RequestPurpose
{
    /// <summary>Starts recognition for a participant.</summary>
    StartRecognition,

    /// <summary>Stops recognition for a participant.</summary>
    StopRecognition,

    /// <summary>Sends tones to a participant.</summary>
    SendTones,

    /// <summary>Cancels the media operations of a call.</summary>
    CancelMedia,

    /// <summary>Reads a call.</summary>
    ReadCall,

    /// <summary>Reads the participants of a call, or one of them.</summary>
    ReadParticipants,

    /// <summary>Verifies a credential.</summary>
    VerifyCredential,
}
