import "./profile-picture.css";

type ProfilePictureProps = {
  /** Names the picture; null = there is none, and nothing is drawn. */
  readonly picture: string | null;
  /** Whose it is; empty where the name stands beside it anyway. */
  readonly name: string;
  /** Side on the page, pixels. */
  readonly size: number;
};

/** Somebody's picture, on profiles only: everywhere else people are beings. */
export const ProfilePicture = ({ picture, name, size }: ProfilePictureProps) => {
  if (picture === null) return null;
  const address = (side: number) => `/api/pictures/${encodeURIComponent(picture)}?size=${side}`;
  return (
    <img
      className="profile-picture"
      src={address(256)}
      srcSet={`${address(64)} 64w, ${address(256)} 256w`}
      sizes={`${size}px`}
      width={size}
      height={size}
      alt={name === "" ? "" : `Picture of ${name}`}
    />
  );
};
