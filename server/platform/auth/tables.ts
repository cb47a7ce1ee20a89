/** The identity library's models on our tables: its field names on the left, our columns on the right. */
const times = { createdAt: "created_at", updatedAt: "updated_at" } as const;

export const users = {
  modelName: "users",
  fields: { name: "display_name", email: "email", emailVerified: "email_verified", image: "profile_image", ...times },
  additionalFields: { being: { type: "string", required: false, input: false } },
} as const;

export const guests = { user: { fields: { isAnonymous: "is_anonymous" } } } as const;

export const sessions = {
  modelName: "sessions",
  fields: {
    userId: "user_id",
    token: "token",
    expiresAt: "expires_at",
    ipAddress: "ip_address",
    userAgent: "user_agent",
    ...times,
  },
} as const;

export const credentials = {
  modelName: "credentials",
  fields: {
    userId: "user_id",
    accountId: "account_id",
    providerId: "provider_id",
    accessToken: "access_token",
    refreshToken: "refresh_token",
    idToken: "id_token",
    accessTokenExpiresAt: "access_token_expires_at",
    refreshTokenExpiresAt: "refresh_token_expires_at",
    scope: "scope",
    password: "password",
    ...times,
  },
} as const;

export const verifications = {
  modelName: "verifications",
  fields: { identifier: "identifier", value: "value", expiresAt: "expires_at", ...times },
} as const;

export const signingKeys = {
  jwks: {
    modelName: "signing_keys",
    fields: {
      publicKey: "public_key",
      privateKey: "private_key",
      createdAt: "created_at",
      expiresAt: "expires_at",
      alg: "alg",
      crv: "crv",
    },
  },
} as const;
